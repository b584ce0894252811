#!/usr/bin/env bash
# Grades, and writes annotations to the log, the summary and the outputs.
set -euo pipefail

# Outside of gradebox's own folder, rustc would be that of the default toolchain.
RUSTUP_TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$GITHUB_ACTION_PATH/rust-toolchain.toml")
export RUSTUP_TOOLCHAIN

arguments=()
# Adds the option if it was given. With `=`, no value can pose as an option.
option() {
    if [ -n "$2" ]; then arguments+=("--$1=$2"); fi
}
option problem "$INPUT_PROBLEM"
option problems "$INPUT_PROBLEMS"
option min-score "$INPUT_MIN_SCORE"
option fail-on "$INPUT_FAIL_ON"
option audience "$INPUT_AUDIENCE"
if [ "$INPUT_ANONYMOUS" = true ]; then arguments+=(--anonymous); fi
while read -r line; do option report "$line"; done <<<"$INPUT_REPORTS"
while read -r line; do
    if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"$INPUT_ARGS"

report=$RUNNER_TEMP/gradebox-report.json
rm -f "$report"
arguments+=(--report=github "--report=json=$report")

status=0
gradebox grade "${arguments[@]}" -- "$INPUT_PATH" || status=$?
echo "exit-code=$status" >>"$GITHUB_OUTPUT"
# Where the usage was wrong, there is none.
if [ -e "$report" ]; then
    echo "report=$report" >>"$GITHUB_OUTPUT"
    gradebox report "$report"
fi
exit "$status"
