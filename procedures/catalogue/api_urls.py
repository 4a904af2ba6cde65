from django.urls import path

from procedures.catalogue import open_data
from procedures.catalogue.api import ProcedureDetail, ProcedureList

app_name = "procedures_api"
urlpatterns = [
    path("procedures.json", open_data.as_json, name="json"),
    path("procedures.csv", open_data.as_csv, name="csv"),
    path("procedures/", ProcedureList.as_view(), name="procedures"),
    path("procedures/<str:code>/", ProcedureDetail.as_view(), name="procedure"),
]
