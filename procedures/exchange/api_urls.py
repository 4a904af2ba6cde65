from django.urls import path

from procedures.exchange.doors import schema_door

app_name = "exchange_api"
urlpatterns = [path("procedure-definition.schema.json", schema_door, name="schema")]
