"""The mutation study: is every small fault in every answer refused? `make mutation`."""
