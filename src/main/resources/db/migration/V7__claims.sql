-- Who already has an address, or any address of a mail domain: asked before each onboarding.
create index enterprise_admin_email on enterprise (lower(admin_email));
create index enterprise_admin_domain on enterprise (lower(split_part(admin_email, '@', 2)));
