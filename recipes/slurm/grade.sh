#!/usr/bin/env bash
#SBATCH --job-name=grade
#SBATCH --array=0-7
#SBATCH --cpus-per-task=2
#SBATCH --mem=6G
#SBATCH --time=01:00:00
#
# Grades one share of a class on each node of an array, then:
#
#   array=$(sbatch --parsable grade.sh)
#   sbatch --dependency=afterok:"$array" merge.sh
#
# COURSE is the course, built with `cargo build`; CLASS the folder with the submissions; RESULTS a
# folder that all nodes see. Slurm numbers the tasks in SLURM_ARRAY_TASK_ID; `--partition` reads that.
set -euo pipefail

: "${COURSE:?the folder of the course}" "${CLASS:?the folder of the submissions}" "${RESULTS:?a folder for the results}"
shares=${SLURM_ARRAY_TASK_COUNT:-8}

exec "$COURSE/target/debug/workbook" grade "$CLASS" \
    --out "$RESULTS/share-$SLURM_ARRAY_TASK_ID" \
    --partition "$shares" \
    --jobs "${SLURM_CPUS_PER_TASK:-2}" \
    --resume
