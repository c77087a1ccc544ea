-- What a person wants the next sub-domain of a region to be called.
alter table region_link add wished_label text;

-- What was said about a move before it was asked for, so that the second person agrees to the same.
alter table support_move add consequence text not null default '';
