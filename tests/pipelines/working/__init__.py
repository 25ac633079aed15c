"""The durable job, from upload to findable."""
