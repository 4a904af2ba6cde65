from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0004_search")]

    operations = [migrations.RenameModel("FailedLookup", "Try")]
