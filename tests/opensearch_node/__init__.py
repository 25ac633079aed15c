"""A real OpenSearch for tests and measurements, made of Maven packages and run on the loopback interface."""
