#!/usr/bin/env bash
# Makes the pictures of this folder anew: the browser tests draw every screen, and a few are kept here with 256 colours.
# Needs what ./test.sh needs (chromium, imagemagick), and a Release build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

kept=(chat chat-english window-wire-detail)
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT

# Every screen whose name begins like one of these is drawn, and those of the same name are kept.
filter=$(printf '|DisplayName~%s' "${kept[@]}")
CHARLA_SHOTS=$shots dotnet test ../../tests/Charla.Browser.Tests -c Release --no-build --filter "${filter#|}"
for name in "${kept[@]}"; do
    convert "$shots/$name.png" -strip -colors 256 "PNG8:$name.png"
done
