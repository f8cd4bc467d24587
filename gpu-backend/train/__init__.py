"""The road of the model: stages from data to weights. Each stage runs as `python -m train.<stage>`, see README.md."""
