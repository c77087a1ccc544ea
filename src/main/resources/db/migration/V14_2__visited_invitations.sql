-- When the link of an invitation was first followed, by a person or by a scanner of links.
alter table invitation add column visited_at timestamptz;
