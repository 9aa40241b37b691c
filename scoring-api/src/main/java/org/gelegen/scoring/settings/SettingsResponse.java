package org.gelegen.scoring.settings;

import org.gelegen.scoring.http.Doc;
import tools.jackson.databind.node.ObjectNode;

/** The settings in force. */
record SettingsResponse(
    @Doc("counts from 1; 0: the defaults, never changed") int version,
    @Doc("all settings, defaults included") ObjectNode settings) {}
