"""What people call a thing otherwise, apart from its text: found as its title is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0007_titles_while_typing")]
    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="other_names",
            field=models.JSONField(default=list),
        ),
    ]
