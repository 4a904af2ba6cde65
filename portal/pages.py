"""The pages that join everything."""

from django.urls import path

from portal import home

urlpatterns = [path("", home.home, name="home")]
