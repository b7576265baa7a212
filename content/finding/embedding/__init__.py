"""Words as numbers that are near where meanings are near: a small table made from the language model MiniLM.

NOTICE.md says where it comes from. It needs numpy; without numpy, questions are matched by words alone.
"""
