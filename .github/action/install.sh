#!/usr/bin/env bash
# Puts gradebox on the PATH, and the toolchain that it compiles Rust with on the machine.
set -euo pipefail

# rustup reads the toolchain file of the folder that it is called in.
cd "$GITHUB_ACTION_PATH"
rustup toolchain install
# A toolchain that was there already may lack it.
rustup target add wasm32-wasip1

if [ ! -x "$TOOL_FOLDER/bin/gradebox" ]; then
    cargo install --path . --locked --root "$TOOL_FOLDER"
fi
echo "$TOOL_FOLDER/bin" >>"$GITHUB_PATH"
