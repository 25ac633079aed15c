"""The engine on OpenSearch 3, for archives that one machine does not carry."""
