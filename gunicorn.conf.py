"""Read by gunicorn when it is started here: its own lines are logged as the settings say."""

from tisep.settings import LOGGING

logconfig_dict = LOGGING
