"""The WSGI application. Pages are imported here, once, before the web server forks its workers."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)
