"""Progress of uploads as a stream of events."""
