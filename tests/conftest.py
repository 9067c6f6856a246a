"""Settings that all tests share."""

from hypothesis import settings

# The same examples in every run, on any machine, however busy. To look for new ones:
# pytest --hypothesis-profile=search
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("fixed")
