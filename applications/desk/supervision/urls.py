from django.urls import path

from applications.desk.supervision import load, overdue, quality, timing, work

app_name = "supervision"

urlpatterns = [
    path("", load.load, name="load"),
    path("viec/", work.work, name="work"),
    path("chia-lai/", work.share_again, name="share_again"),
    path("tre-han/", overdue.overdue, name="overdue"),
    path("xin-loi/", overdue.apologise, name="apologise"),
    path("thoi-gian/", timing.timing, name="timing"),
    path("dung-ngay/", quality.quality, name="quality"),
]
