"""The follow-up site and a read-only SPARQL endpoint over HTTP, on this machine only.

Needs the extra ``sagsspor[serve]``. ``server.serve`` is the way in; docs/decisions/0011 tells why
queries run in processes of their own.
"""
