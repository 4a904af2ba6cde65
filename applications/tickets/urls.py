from django.urls import path, re_path

from applications.tickets import calling, kiosk, officer

app_name = "tickets"

CODE = r"(?P<code>[A-Za-z0-9.]{1,35})"

urlpatterns = [
    re_path(rf"^lay-so/{CODE}/$", kiosk.kiosk, name="kiosk"),
    re_path(rf"^lay-so/{CODE}/(?P<ticket_id>[0-9]{{1,9}})/$", kiosk.ticket, name="ticket"),
    re_path(rf"^goi-so/{CODE}/$", calling.calling, name="calling"),
    path("can-bo/so-thu-tu/", officer.officer, name="officer"),
    path("can-bo/so-thu-tu/goi/", officer.call, name="call"),
    path("can-bo/so-thu-tu/<int:ticket_id>/goi-lai/", officer.again, name="again"),
    path("can-bo/so-thu-tu/<int:ticket_id>/tiep/", officer.after, name="after"),
    path("can-bo/so-thu-tu/<int:ticket_id>/xong/", officer.end, {"how": "served"}, name="served"),
    path("can-bo/so-thu-tu/<int:ticket_id>/vang-mat/", officer.end, {"how": "absent"}, name="absent"),
]
