"""The texts of the sample documents, one module for each storyline; all persons, firms and events are invented.

The modules are longer than elsewhere because they hold little but the letters themselves, kept together by story.
"""
