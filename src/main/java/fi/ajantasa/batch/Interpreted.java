package fi.ajantasa.batch;

import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.source.RowRejection;
import java.util.List;

/** What rows of one delivery mean: records, and the rows that mean nothing. */
record Interpreted(List<RegisterRecord> records, List<RowRejection> rejections) {}
