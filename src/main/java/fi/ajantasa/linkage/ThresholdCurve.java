package fi.ajantasa.linkage;

import java.util.List;

/** The figures at several thresholds, and at the one the model itself would choose. */
public record ThresholdCurve(List<Figures> byThreshold, Figures chosen) {
    public ThresholdCurve {
        byThreshold = List.copyOf(byThreshold);
    }
}
