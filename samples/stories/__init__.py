"""The texts of the sample documents, one module for each storyline; all persons, firms and events are invented."""
