"""Each item, read: decisions, requests, references and attachments put together."""
