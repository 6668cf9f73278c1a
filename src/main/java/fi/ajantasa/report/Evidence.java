package fi.ajantasa.report;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** What storage says about a run, read back for its equations. */
record Evidence(
        RunLists lists,
        long counted,
        List<ControlTotal> totals,
        RoaringBitmap rejectLedger,
        long auditDecisions,
        RoaringBitmap auditCustomers,
        Reached reached,
        long auditedQueries) {}
