"""Every setting of the portal. What differs between machines comes from the environment; the rest is here."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """The key of this installation: from the environment, else made once and kept beside the data."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    file = DATA_DIR / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def _flag(name: str) -> bool:
    return os.environ.get(name, "") == "1"


SECRET_KEY = _secret_key()
DEBUG = _flag("DEBUG")
# The demo speaks plain HTTP on loopback; behind TLS the operator sets HTTPS=1.
HTTPS = _flag("HTTPS")
# How many proxies, one behind another, stand in front. Only then X-Forwarded-For and -Proto are believed.
BEHIND_PROXY = int(os.environ.get("BEHIND_PROXY") or 0)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
PUBLIC_URL = os.environ.get("PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "crispy_forms",
    "csp",
    "drf_spectacular",
    "rest_framework",
    "core",
    "accounts",
    "procedures",
    "applications",
    "portal",
]

MIDDLEWARE = [
    "portal.middleware.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.Account",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.PrivatePages",
    "portal.middleware.ErrorPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "haiphong"
CRISPY_TEMPLATE_PACK = "haiphong"

# --- Data -----------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits for its turn at the start instead of failing half-way (SQLite has no row locks).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        # No statement here is long enough to be worth compiling.
        "options": "-c lock_timeout=3s -c idle_in_transaction_session_timeout=30s -c statement_timeout=60s -c jit=off"
    }

MEDIA_ROOT = DATA_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- The doorbell ---------------------------------------------------------------------------------------------------

REDIS_URL = os.environ.get("REDIS_URL", "")
# A message is acknowledged as it comes: what is lost is rung again from its row (docs/adr/0002).
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 30
CELERY_TASK_SOFT_TIME_LIMIT = 25
# Longer than any job may take: nobody else works on a job before; a dead worker's job waits so long.
OUTBOX_LEASE_SECONDS = int(os.environ.get("OUTBOX_LEASE_SECONDS", "45"))
# A dossier is due soon when so many working hours, and this share of its time, are left.
DUE_SOON_HOURS = float(os.environ.get("DUE_SOON_HOURS", "8"))
DUE_SOON_SHARE = float(os.environ.get("DUE_SOON_SHARE", "0.25"))
# So many days before the time to answer a supplement request is over the applicant is reminded.
SUPPLEMENT_REMINDER_DAYS = float(os.environ.get("SUPPLEMENT_REMINDER_DAYS", "3"))
DRAFT_REMINDER_DAYS = float(os.environ.get("DRAFT_REMINDER_DAYS", "7"))
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {} if REDIS_URL else {"polling_interval": 0.02}

# --- Forgetting -----------------------------------------------------------------------------------------------------

# After how many days each kind of row is forgotten (applications/forgetting.py); KEEP_DRAFTS=30 changes that of drafts.
KEPT_DAYS = {
    name: int(os.environ.get(f"KEEP_{name.upper()}") or days)
    for name, days in {
        "drafts": 90,
        "exports": 30,
        "forms": 30,
        "jobs": 30,
        "looks": 180,
        "sessions": 0,
        "sign_ins": 730,
        "tries": 1,
    }.items()
}

# --- Papers ---------------------------------------------------------------------------------------------------------

# The code of a form set (applications/papers/form_sets.json) that all papers follow; none: the one in force that day.
FORM_SET = os.environ.get("FORM_SET", "")
# A file of the offices' own fee-receipt series, as applications/papers/receipt_series.json; none: that one, the city's.
RECEIPT_SERIES = os.environ.get("RECEIPT_SERIES", "")

# --- Seals ------------------------------------------------------------------------------------------------------------

# The soft authority's keys, made at first use; a token (PKCS #11) and an authority for the time replace it, and then
# SIGNING_TRUST (PEM) names every root that is trusted, the soft one's (root.crt) as well if it is to be.
SIGNING_DIR = DATA_DIR / "signing"
SIGNING_PKCS11 = {
    "library": os.environ.get("SIGNING_PKCS11_LIBRARY", ""),
    "token": os.environ.get("SIGNING_PKCS11_TOKEN", ""),
    "pin": os.environ.get("SIGNING_PKCS11_PIN", ""),
    "key": os.environ.get("SIGNING_PKCS11_KEY", "{code}"),
}
TIMESTAMP_URL = os.environ.get("TIMESTAMP_URL", "")
SIGNING_TRUST = os.environ.get("SIGNING_TRUST", "")

# --- People ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 10 / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_ENABLE_ADMIN = False
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "khong-tra-loi@haiphong.example")

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- The browser ----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"

# --- The API --------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "core.api.Pages",
    "PAGE_SIZE": 50,
    "EXCEPTION_HANDLER": "core.api.answer_error",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cổng dịch vụ công thành phố Hải Phòng",
    "DESCRIPTION": "Danh mục thủ tục hành chính và hồ sơ dưới dạng dữ liệu.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    # The pages of procedures are described by pydantic, which speaks the newer dialect of JSON Schema.
    "OAS_VERSION": "3.1.1",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
