from django.urls import path

from procedures.catalogue.publicity import poster, tables

app_name = "publicity"
urlpatterns = [
    path("", tables.overview, name="overview"),
    path("phi-le-phi/", tables.fees, name="fees"),
    path("ma-qr/", tables.codes, name="codes"),
    path("to-khai/", tables.blank_forms, name="forms"),
    path("hoi-dap/", tables.questions, name="questions"),
    path("ap-phich/<str:code>/", poster.poster, name="poster"),
]
