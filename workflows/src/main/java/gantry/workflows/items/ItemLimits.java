package gantry.workflows.items;

import gantry.json.JsonLimits;

/** What data sets are bounded by. */
final class ItemLimits {
    /** Of one item (AWS service quotas, "Maximum input or output size"). */
    static final int ITEM_BYTES = JsonLimits.MAX_PAYLOAD_BYTES;

    /** Of one item's text in a file: a row may have columns that are dropped. */
    static final int RECORD_BYTES = 4 * ITEM_BYTES;

    /** Of the header of a CSV file (Step Functions developer guide, "ItemReader"). */
    static final int HEADER_BYTES = 10 * 1_024;

    /** Of one file, also after decompression (Step Functions developer guide, "ItemReader"). */
    static final long FILE_BYTES = 10L << 30;

    static final JsonLimits ITEM = JsonLimits.PAYLOAD;

    private ItemLimits() {}
}
