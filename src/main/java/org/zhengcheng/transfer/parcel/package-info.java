/**
 * What goes with a member to an organisation outside this installation: the file, sealed in a package that can be verified
 * and taken in elsewhere.
 */
package org.zhengcheng.transfer.parcel;
