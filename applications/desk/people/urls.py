from django.urls import path

from applications.desk.people import absences, handing_over, page, rules, team

app_name = "people"

urlpatterns = [
    path("", page.home, name="home"),
    path("vang-mat/", absences.begin, name="begin_absence"),
    path("vang-mat/<int:absence_id>/ket-thuc/", absences.end, name="end_absence"),
    path("nhom/", team.team, name="team"),
    path("nhom/<int:person_id>/", page.person, name="person"),
    path("ban-giao/<int:person_id>/", handing_over.hand_over, name="hand_over"),
    path("chia-viec/", rules.rules, name="rules"),
]
