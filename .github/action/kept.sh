#!/usr/bin/env bash
# Names the two folders that later runs can use again, and the keys that they are kept under.
set -euo pipefail

folder=${RUNNER_TOOL_CACHE:-$HOME/.cache}/gradebox-action
cache=${GRADEBOX_CACHE:-$folder/cache}

# The program is made of these files, for this system.
cd "$GITHUB_ACTION_PATH"
sources=$(find Cargo.toml Cargo.lock build.rs rust-toolchain.toml src -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
system=${RUNNER_OS:-$(uname -s)}-${RUNNER_ARCH:-$(uname -m)}-${ImageOS:-unknown}

# Runtimes take a minute to build: with another one, the folder is worth keeping anew.
built=none
if [ -d "$cache" ]; then
    cd "$cache"
    built=$(find . -maxdepth 2 -path './ru[ns]t*' | LC_ALL=C sort | sha256sum | cut -c 1-16)
fi

cat >>"$GITHUB_OUTPUT" <<END
tool-folder=$folder/tool
tool-key=gradebox-tool-$system-$sources
cache-folder=$cache
cache-key-start=gradebox-cache-$system-$sources-
cache-key=gradebox-cache-$system-$sources-$built
END
