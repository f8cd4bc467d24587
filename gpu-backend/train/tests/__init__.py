"""Run by `python -m unittest discover -t gpu-backend -s gpu-backend/train/tests`; runs/smoke.sh does so."""
