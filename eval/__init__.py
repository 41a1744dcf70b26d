"""Measures: predictions for the evaluation kit, scores, benches; never imported by the package."""
