package org.zhengcheng.transfer.parcel;

/** A parcel is not taken; the message is the key of the message that says why. */
class ParcelRefused extends Exception {

    private static final long serialVersionUID = 1;

    ParcelRefused(String code) {
        super(code);
    }
}
