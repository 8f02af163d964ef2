"""Outputs: what is made together, its lines, and who is named in it."""

from storage.outputs.tables import line_pieces, output_credits, output_lines, output_sources, output_writers, outputs

__all__ = ["line_pieces", "output_credits", "output_lines", "output_sources", "output_writers", "outputs"]
