#!/usr/bin/env bash
# In this locale a character is a byte: ${#text} and read -N count what the header counts.
export LC_ALL=C
host=$1 port=$2 name=$3

exec 3<>"/dev/tcp/$host/$port"

while IFS= read -r -N 10 header <&3; do
    length=${header%% *}
    payload=
    ((length == 0)) || IFS= read -r -N "$length" payload <&3
    printf '%s\n' "$payload"
done &
reader=$!
trap 'kill "$reader" 2>/dev/null' EXIT

while IFS= read -r line; do
    payload="$name> $line"
    printf '%-10d%s' "${#payload}" "$payload" >&3
done
wait "$reader"
