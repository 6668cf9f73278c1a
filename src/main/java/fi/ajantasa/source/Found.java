package fi.ajantasa.source;

/** What lies in an inbox: a delivery that may be proven, one still arriving, or a control file that cannot be read. */
public sealed interface Found permits Delivery, Incomplete, Unreadable {}
