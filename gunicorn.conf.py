"""Read by gunicorn when it is started here: its own lines are logged as the settings say."""

from tisep.settings import LOGGING

logconfig_dict = LOGGING
# A Thai letter takes nine bytes in an address: a shared search would not fit the default.
limit_request_line = 8190
