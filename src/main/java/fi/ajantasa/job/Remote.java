package fi.ajantasa.job;

/** A place where deliveries are left for us. */
public sealed interface Remote permits SftpPlace, HttpsPlace, DropPlace {
    TransportLimits limits();
}
