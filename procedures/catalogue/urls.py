from django.urls import path

from procedures.catalogue import downloads, eligibility, history, my_case, open_data, views, walking

app_name = "procedures"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("theo-nhom/", walking.walk, name="walk"),
    path("du-lieu-mo/", open_data.open_data, name="open_data"),
    path("viec-doi/<slug:slug>/", walking.life_event, name="life_event"),
    path("<str:code>/", views.procedure, name="procedure"),
    path("<str:code>/dieu-kien/", eligibility.eligibility, name="eligibility"),
    path("<str:code>/truong-hop/", my_case.my_case, name="my_case"),
    path("<str:code>/lich-su/", history.history, name="history"),
    path("<str:code>/to-khai.pdf", downloads.blank_form, name="blank_form"),
]
