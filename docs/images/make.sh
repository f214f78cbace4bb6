#!/usr/bin/env bash
# Makes the pictures of this folder anew: the browser tests draw every screen, and a few are kept here with 128 colours.
# Needs what ./test.sh needs (chromium, imagemagick), and a Release build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

kept=(
    connect connect-english connect-dark connect-phone
    problem-bad-name problem-name-taken problem-full problem-gone problem-rejected window-problem
    chat chat-english chat-dark chat-phone chat-phone-dark chat-wide
    search wire window-wire-detail window-course window-device window-serial window-connect
    offline offline-phone help help-english
)
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT

CHARLA_SHOTS=$shots dotnet test ../../tests/Charla.Browser.Tests -c Release --no-build --filter FullyQualifiedName~AccessibilityTests
for name in "${kept[@]}"; do
    convert "$shots/$name.png" -strip -dither None -colors 128 "PNG8:$name.png"
done
