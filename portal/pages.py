"""The pages that join everything."""

from django.urls import path

from portal import home, operations

urlpatterns = [
    path("", home.home, name="home"),
    path("can-bo/van-hanh/", operations.jobs, name="operations"),
    path("can-bo/van-hanh/<int:row_id>/", operations.retry_job, name="retry_job"),
]
