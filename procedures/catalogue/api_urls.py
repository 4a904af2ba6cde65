from django.urls import path

from procedures.catalogue.api import ProcedureDetail, ProcedureList

app_name = "procedures_api"
urlpatterns = [
    path("procedures/", ProcedureList.as_view(), name="procedures"),
    path("procedures/<str:code>/", ProcedureDetail.as_view(), name="procedure"),
]
