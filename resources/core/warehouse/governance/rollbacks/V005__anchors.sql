drop table audit_anchors;
