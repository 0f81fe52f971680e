/**
 * The pages of transfers: to begin one, where all of them stand, and the numbers for whoever oversees them.
 */
package org.zhengcheng.transfer.overview;
