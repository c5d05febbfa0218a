"""Settings of the mail that the site sends."""

from tisep.environment import PLAIN_HTTP, env

# On a machine of one's own, mail is shown where the server was started.
_SERVER = env.email_url(
    "EMAIL_URL", default="consolemail://" if PLAIN_HTTP else "smtp://localhost:25"
)
EMAIL_HOST = _SERVER["EMAIL_HOST"] or "localhost"
EMAIL_PORT = _SERVER["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _SERVER["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _SERVER["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _SERVER.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _SERVER.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "tisep.mail.Outgoing"
# What takes the mail away once it is sure that it may leave.
MAIL_CARRIER = _SERVER["EMAIL_BACKEND"]
# The only addresses, and domains as @example.org, that may be written to; empty: everybody.
MAIL_ONLY_TO = [one.lower() for one in env.list("MAIL_ONLY_TO", default=[])]
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="TISEP <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# The domain of the addresses that answers to letters go to; empty: none are taken in.
MAIL_DOMAIN = env.str("MAIL_DOMAIN", default="")
# Where receive_mail listens, and what it speaks there: lmtp or smtp.
MAIL_LISTEN = env.str("MAIL_LISTEN", default="127.0.0.1:2525")
MAIL_PROTOCOL = env.str("MAIL_PROTOCOL", default="lmtp")
# The name in the Authentication-Results (RFC 8601) of the mail server in front: the one believed.
MAIL_AUTHSERV_ID = env.str("MAIL_AUTHSERV_ID", default="")

# Messages to browsers: a key (`vapid --gen`, its private part in base64) and whom the push
# services may write to. Empty: none are offered.
VAPID_PRIVATE_KEY = env.str("VAPID_PRIVATE_KEY", default="")
VAPID_CONTACT = env.str("VAPID_CONTACT", default="mailto:no-reply@localhost")
# The push services of the browsers that there are.
PUSH_ORIGINS = [
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://web.push.apple.com",
    "https://*.notify.windows.com",
]
