package fi.ajantasa.job;

/** What accompanies the files of a delivery to prove them by. */
public sealed interface Control permits ControlName, HashFile, NoControl {}
